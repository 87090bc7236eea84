package flow

import (
	"encoding/binary"

	"gatehouse/engine/traffic/resolver"
)

// answers are the answers that were given in a run, each kept once: the values
// as numbers, since the same few addresses come in many orders.
type answers struct {
	values    []value
	valueOf   map[string]int32
	code      []resolver.Code
	start     []int32 // of each answer in flat; one more than there are answers
	flat      []int32 // indexes of values
	known     map[string]int32
	key       []byte
	byAddress map[string]int32 // endpoints
}

type value struct {
	text string
	end  int32 // its endpoint, -1 when it is nobody's
}

// mostKnown bounds the answers that are looked for before one is kept anew.
const mostKnown = 1 << 14

func newAnswers(byAddress map[string]int32) *answers {
	a := &answers{valueOf: map[string]int32{}, known: map[string]int32{}, start: []int32{0}, byAddress: byAddress}
	a.put(resolver.Reply{Code: resolver.TooLong}) // number 0: no reply at all
	return a
}

// put keeps an answer and gives its number.
func (a *answers) put(r resolver.Reply) int32 {
	from := len(a.flat)
	a.key = append(a.key[:0], byte(r.Code))
	for _, text := range r.Values {
		v := a.value(text)
		a.flat = append(a.flat, v)
		a.key = binary.LittleEndian.AppendUint32(a.key, uint32(v))
	}
	if i, ok := a.known[string(a.key)]; ok {
		a.flat = a.flat[:from]
		return i
	}
	i := int32(len(a.code))
	a.code, a.start = append(a.code, r.Code), append(a.start, int32(len(a.flat)))
	if len(a.known) < mostKnown {
		a.known[string(a.key)] = i
	}
	return i
}

func (a *answers) value(text string) int32 {
	v, ok := a.valueOf[text]
	if !ok {
		end, known := a.byAddress[text]
		if !known {
			end = -1
		}
		v = int32(len(a.values))
		a.values, a.valueOf[text] = append(a.values, value{text, end}), v
	}
	return v
}

// of has the values of an answer.
func (a *answers) of(i int32) []int32 { return a.flat[a.start[i]:a.start[i+1]] }

// first is the endpoint of an answer's first value, -1 when there is none.
func (a *answers) first(i int32) int32 {
	if a.start[i] == a.start[i+1] {
		return -1
	}
	return a.values[a.flat[a.start[i]]].end
}

// texts are the values of an answer as they were sent.
func (a *answers) texts(i int32) []string {
	var all []string
	for _, v := range a.of(i) {
		all = append(all, a.values[v].text)
	}
	return all
}
