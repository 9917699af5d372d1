{
  "title": {
    "message": "«Lamp»",
    "description": "The title in the navbar"
  },
  "item.label.GitHub": {
    "message": "«GitHub»",
    "description": "Navbar item with label GitHub"
  }
}
