package match_test

import (
	"testing"

	"gatehouse/engine/identity/match"
)

func TestRule81_BoolKnowsTwoWords(t *testing.T) {
	judge(t, `
		Bool [true] on TRUE: true
		Bool [False] on fALSE: true
		Bool [true] on false: false
		Bool [true | false] on false: true
		Bool [yes] on yes: false
		Bool [true] on truest: false
		Bool [1] on 1: false
		Bool [""] on "": false
		Bool [ true] on true: false
		Bool [tru*] on true: false
		Bool [false] on fal`+"\u017f"+`e: false
		BoolIfExists [true] on nothing: true
		BoolIfExists [true] on false: false`)
	if match.Bool.Reads("fal\u017fe") || !match.Bool.Reads("falsE") || match.Bool.Reads("0") {
		t.Error("Bool reads true and false only")
	}
}

func TestRule82_BoolSubstitutesVariables(t *testing.T) {
	judge(t, `
		Bool [${yes}] on true: true
		Bool [${yes}] on false: false
		Bool [${name}] on mia: false
		Bool [${unset}] on true: false
		Bool [${unset, 'false'}] on false: true
		Bool [${unset, 'fal'}se] on false: true
		Bool [${many}] on true: unknown
		Bool [${many} | true] on true: true
		Bool [${] on true: unknown
		Bool [${] on neither: false
		2008 Bool [${yes}] on true: false
		2008 Bool [${] on true: false`)
}

func TestRule64_NullAsksForAbsence(t *testing.T) {
	judge(t, `
		Null [true] on nothing: true
		Null [true] on a: false
		Null [false] on nothing: false
		Null [false] on a: true
		Null [TRUE] on nothing: true
		Null [true | false] on a: true
		Null [yes] on nothing: false
		Null [yes] on a: false
		Null [] on nothing: false
		Null [] on a: false
		Null [${yes}] on nothing: false
		Null [${] on nothing: false`)
}

func TestRule64_NullTakesSets(t *testing.T) {
	judge(t, `
		Null [true] on []: true
		Null [false] on []: false
		Null [false] on [a | b]: true
		multivalued Null [false] on [a | b]: true
		multivalued Null [true] on nothing: true
		single Null [false] on [a | b]: true
		ForAnyValue:Null [true] on nothing: false
		ForAllValues:Null [] on [a]: true`)
}

func TestRule66_EmptyTagIsNull(t *testing.T) {
	judge(t, `
		tag Null [true] on "": true
		tag Null [false] on "": false
		tag Null [true] on x: false
		tag Null [true] on ["" | x]: false
		Null [true] on "": false
		Null [false] on "": true
		tag StringEquals [""] on "": true
		tag StringNotEquals [""] on "": false`)
}
