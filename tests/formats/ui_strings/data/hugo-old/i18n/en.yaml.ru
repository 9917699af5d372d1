- id: home
  translation: "«Home»"
- id: readingTime
  translation:
    one: "«{{ .Count }} minutes to read 0»"
    other: "«{{ .Count }} minutes to read 2»"
    few: "«{{ .Count }} minutes to read 1»"
    many: "«{{ .Count }} minutes to read 2»"
- id: about
  translation: «About & more»
