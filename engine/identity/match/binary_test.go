package match_test

import (
	"encoding/base64"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"gatehouse/engine/identity/match"
)

func TestRule83_BytesAreCompared(t *testing.T) {
	judge(t, `
		BinaryEquals [QmluYXJ5] on QmluYXJ5: true
		BinaryEquals [QUI=] on QUI=: true
		BinaryEquals [QUI=] on QUJ=: true
		BinaryEquals [QQ==] on QR==: true
		BinaryEquals [QQ==] on Qg==: false
		BinaryEquals [QUI=] on QUJA: false
		BinaryEquals [+/+/] on +/+/: true
		BinaryEquals [""] on "": true
		BinaryEquals [""] on QQ==: false
		BinaryEquals [QQ== | Qg==] on Qg==: true
		BinaryEquals [AAAA] on AAAAAAAA: false
		BinaryEquals [QmluYXJ5] on qMLUyxj5: false`)
}

func TestRule83_WhatIsNoBase64(t *testing.T) {
	for _, junk := range []string{"QQ", "QQ=", "QQ===", "Q===", "====", "=", "QQ==QQ==", "Q=Q=", "QU I", "-_-_", "QUJ\n", "QUJD\n", "QUI=\n", "\u00e9aaa", "${name}"} {
		if match.Binary.Reads(junk) {
			t.Errorf("%q is read", junk)
		}
		if holds(t, "BinaryEquals", junk, junk) {
			t.Errorf("%q equals itself", junk)
		}
	}
}

func TestRule83_AgainstDecodedBytes(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := rapid.StringMatching(`[ABQRg=/]{0,8}`)
		sameBytes(rt, text.Draw(rt, "a"), text.Draw(rt, "b"))
		data := rapid.SliceOfN(rapid.Byte(), 0, 5).Draw(rt, "bytes")
		if s := base64.StdEncoding.EncodeToString(data); !holds(rt, "BinaryEquals", s, s) {
			rt.Fatalf("%q does not equal itself", s)
		}
	})
}

func sameBytes(t failer, a, b string) {
	x, err := base64.StdEncoding.DecodeString(a)
	aOK := err == nil && !strings.ContainsAny(a, "\r\n")
	y, err := base64.StdEncoding.DecodeString(b)
	bOK := err == nil && !strings.ContainsAny(b, "\r\n")
	if got := match.Binary.Reads(a); got != aOK {
		t.Fatalf("%q is read: %v", a, got)
	}
	if got, want := holds(t, "BinaryEquals", a, b), aOK && bOK && string(x) == string(y); got != want {
		t.Fatalf("BinaryEquals %q on %q: %v, decoded %x and %x", a, b, got, x, y)
	}
}
