{
  "home.title": {
    "message": "«Welcome to {name}»",
    "description": "The title of the front page"
  },
  "home.both": {
    "message": "«Lamp | Pen»"
  },
  "theme.blog.post.plurals": {
    "message": "«{count} posts 0»|«{count} posts 1»|«{count} posts 2»|«{count} posts 2»",
    "description": "How many posts there are"
  }
}
