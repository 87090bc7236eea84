// Package packtest is three sound packs to break, one about policies, one about
// traffic and one of predictions: what tests of pack and of the author's tools start from.
//
// A test is a txtar file: words on the mistake, changes to the sound pack, and
// the problems expected. Files of testdata change the pack about policies,
// those of testdata/routes the one about traffic, those of testdata/foresight
// the one of predictions. Three kinds of sections change the pack:
//
//	-- change 01-mia-reads.md --   hunks of "- old" and "+ new" lines
//	-- remove worlds/shop.yaml --  the file is not there
//	-- 05-new.md --                the file's whole text
//
// Only tests import it.
package packtest
