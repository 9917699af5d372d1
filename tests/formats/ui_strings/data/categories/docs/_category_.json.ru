{
  "label": "«The guide»",
  "position": 2,
  "className": "wide box",
  "link": {
    "type": "generated-index",
    "description": "«All that there is to know.»"
  }
}
