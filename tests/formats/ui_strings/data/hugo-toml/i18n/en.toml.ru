# The words of the theme
[home]
other = "«Home»"

[readingTime]
description = "Below titles"
one = "«{{ .Count }} minutes to read 0»"
other = '«{{ .Count }} minutes to read 2»' # keep it short
few = '«{{ .Count }} minutes to read 1»'
many = '«{{ .Count }} minutes to read 2»'

[comments]
other = """
«{{ .Count }} comments 2»"""
few = """
«{{ .Count }} comments 1»"""
many = """
«{{ .Count }} comments 2»"""
one = "«{{ .Count }} comments 0»"
[drafts]
count.one = "«{{ .Count }} drafts 0»"
count.other = "«{{ .Count }} drafts 2»"
count.few = "«{{ .Count }} drafts 1»"
count.many = "«{{ .Count }} drafts 2»"

[nested]
posts = { one = "«{{ .Count }} posts 0»", other = "«{{ .Count }} posts 2»", few = "«{{ .Count }} posts 1»", many = "«{{ .Count }} posts 2»" }
