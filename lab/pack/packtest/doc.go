// Package packtest is two sound packs to break, one about policies and one
// about traffic: what tests of pack and of the author's tools start from.
//
// A test is a txtar file: words on the mistake, changes to the sound pack, and
// the problems expected. Files of testdata change the pack about policies,
// those of testdata/routes the one about traffic. Three kinds of sections change the pack:
//
//	-- change 01-mia-reads.md --   hunks of "- old" and "+ new" lines
//	-- remove worlds/shop.yaml --  the file is not there
//	-- 05-new.md --                the file's whole text
//
// Only tests import it.
package packtest
