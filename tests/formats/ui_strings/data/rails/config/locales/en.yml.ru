ru:
  hello: "«Hello, %{name}!»"
  cart:
    items:
      zero: «Your cart is empty»
      one: «%{count} items 0»
      other: "«%{count} items 2»"
      few: "«%{count} items 1»"
      many: "«%{count} items 2»"
    note: &note >-
      «Prices are without
      the cost of
      sending»
    again: *note
  date:
    formats:
      default: "%Y-%m-%d"
      long: "%B %d, %Y"
    day_names: [«Sunday», «Monday»]
    order:
      - :year
      - :month
  "yes": '«Yes»'
  on: true
