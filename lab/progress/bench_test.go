package progress

import (
	"bytes"
	"fmt"
	"path/filepath"
	"testing"
	"time"
)

var epoch = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

// filled makes the file of somebody who has done a lot: 300 exercises.
func filled(t testing.TB, snapshot int) string {
	path := filepath.Join(t.TempDir(), "progress.db")
	s, notice := Open(path)
	if notice != nil {
		t.Fatal(notice)
	}
	defer s.Close()
	s.db.Exec("PRAGMA synchronous = OFF") // for a quick test
	for i := range 300 {
		id := fmt.Sprintf("pack/exercise-%d", i)
		if err := s.SaveAttempt(id, 1, bytes.Repeat([]byte("x"), snapshot), epoch); err != nil {
			t.Fatal(err)
		}
		for j := range 3 {
			if err := s.AddHandIn(HandIn{Exercise: id, At: epoch.AddDate(0, 0, j), Passed: j > 0}); err != nil {
				t.Fatal(err)
			}
		}
	}
	return path
}

// BenchmarkOpen is part of the 60 ms to the first frame.
func BenchmarkOpen(b *testing.B) {
	b.Run("fresh", func(b *testing.B) {
		dir := b.TempDir()
		for i := 0; b.Loop(); i++ {
			s, _ := Open(filepath.Join(dir, fmt.Sprint(i), "progress.db"))
			b.StopTimer()
			s.Close()
			b.StartTimer()
		}
	})
	for _, size := range []int{1 << 10, 5 << 10, 20 << 10} {
		b.Run(fmt.Sprintf("300x%dK", size>>10), func(b *testing.B) {
			path := filled(b, size)
			for b.Loop() {
				s, notice := Open(path)
				if notice != nil {
					b.Fatal(notice)
				}
				b.StopTimer()
				s.Close()
				b.StartTimer()
			}
		})
	}
}

func BenchmarkSaveAttempt(b *testing.B) {
	s, _ := Open(filepath.Join(b.TempDir(), "progress.db"))
	defer s.Close()
	snapshot := bytes.Repeat([]byte("x"), 5<<10)
	for i := 0; b.Loop(); i++ {
		if err := s.SaveAttempt("pack/exercise", int64(i+1), snapshot, epoch); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkRecords(b *testing.B) {
	s, _ := Open(filled(b, 1<<10))
	defer s.Close()
	for b.Loop() {
		if _, err := s.Records(); err != nil {
			b.Fatal(err)
		}
	}
}
