package catalog

// MaxPresigned is how long a presigned URL of Signature Version 4 can work, in
// seconds: seven days.
const MaxPresigned = 7 * 24 * 60 * 60

// PresignedSeconds says how long a presigned URL works: as long as was asked,
// at most seven days, and no longer than what is left of the session that
// signed it (M4; "Download and upload objects with presigned URLs"). A
// negative rest is that of long-term credentials, which do not end.
func PresignedSeconds(asked, left int64) int64 {
	seconds := min(max(asked, 0), MaxPresigned)
	if left >= 0 {
		seconds = min(seconds, left)
	}
	return seconds
}
