package catalog

import (
	"slices"
	"strings"
)

// PasswordPolicy is what an account asks of the console passwords of its IAM
// users (M8). It binds neither the root user's password nor access keys: a
// user whose password is expired goes on with keys.
type PasswordPolicy struct {
	MinimumLength int
	MaximumLength int // AWS's own, not to be set
	Kinds         int // of the four kinds of characters: capitals, small letters, digits, symbols
	NotTheName    bool
	MaxAge        int // days; 0 for passwords that never expire
}

// DefaultPasswordPolicy is in force until an account sets its own (M8; "Setting
// an account password policy for IAM users").
func DefaultPasswordPolicy() PasswordPolicy {
	return PasswordPolicy{MinimumLength: 8, MaximumLength: 128, Kinds: 3, NotTheName: true}
}

// PasswordSymbols are the symbols that count as a kind of character.
const PasswordSymbols = "!@#$%^&*()_+-=[]{}|'"

// Accepts says whether a password may be set in an account of that name and
// e-mail address.
func (p PasswordPolicy) Accepts(password, accountName, email string) bool {
	kinds := 0
	for _, k := range []func(rune) bool{
		func(c rune) bool { return c >= 'A' && c <= 'Z' },
		func(c rune) bool { return c >= 'a' && c <= 'z' },
		func(c rune) bool { return c >= '0' && c <= '9' },
		func(c rune) bool { return strings.ContainsRune(PasswordSymbols, c) },
	} {
		if strings.ContainsFunc(password, k) {
			kinds++
		}
	}
	length := len([]rune(password))
	return length >= p.MinimumLength && length <= p.MaximumLength && kinds >= p.Kinds &&
		!(p.NotTheName && slices.Contains([]string{accountName, email}, password))
}

// BitesAtOnce says whether a changed setting of a password policy also reaches
// passwords that exist: an expiry does, a length or a kind of character waits
// for the next change (M8).
func (p PasswordPolicy) BitesAtOnce(changed PasswordPolicy) bool { return p.MaxAge != changed.MaxAge }
