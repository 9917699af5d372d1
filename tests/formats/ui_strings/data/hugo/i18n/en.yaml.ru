# The words of the theme
home:
  other: «Home»
readMore:
  description: A link below a summary
  other: "«Read more»"
readingTime:
  one: «{{ .Count }} minutes to read 0»
  other: "«{{ .Count }} minutes to read 2»"  # shown below titles
  few: "«{{ .Count }} minutes to read 1»"
  many: "«{{ .Count }} minutes to read 2»"
posted: '«On {{ .Date }}»'

comments: {one: "«{{ .Count }} comments 0»", other: "«{{ .Count }} comments 2»", few: "«{{ .Count }} comments 1»", many: "«{{ .Count }} comments 2»"}
empty:
  zero: «No letters»
  one: |
    «{{ .Count }} letters 0»
  other: |
    «{{ .Count }} letters 2»
  few: |
    «{{ .Count }} letters 1»
  many: |
    «{{ .Count }} letters 2»

version: 1.20
