mod merging {}
