package policy

// MaxSize is the largest document Parse reads, in bytes.
const MaxSize = 1 << 20

// Parse reads a policy document. It always returns a document; Problems lists
// what AWS would refuse in the grammar, whatever the kind of policy.
func Parse(name string, src []byte) *Document { panic("founding sketch") }

// Check lists what AWS would refuse of the document as a policy of this kind,
// beyond its Problems: a Principal in an identity policy, a bare resource name.
func (d *Document) Check(k Kind) []Problem { panic("founding sketch") }
