site_name: «Lamp and pen»
site_url: https://example.org/
theme:
  name: material
  features: [navigation.tabs]
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
nav:
  - «Home»: index.md
  - about.md
  - '«The guide»':
      - guide/index.md
      - "«First steps»": guide/first.md
      - «Words, words»: !ENV [PAGE, guide/words.md]
extra:
  version: 1.0
