"""The text of an essay in; passages, anchors and drafts of graphs out."""
