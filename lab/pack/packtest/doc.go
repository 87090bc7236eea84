// Package packtest is a sound pack to break: what tests of pack and of the
// author's tools start from.
//
// A test is a txtar file: words on the mistake, changes to the sound pack, and
// the problems expected. Three kinds of sections change the pack:
//
//	-- change 01-mia-reads.md --   hunks of "- old" and "+ new" lines
//	-- remove worlds/shop.yaml --  the file is not there
//	-- 05-new.md --                the file's whole text
//
// Only tests import it.
package packtest
