- title: «Home»
  url: /
  icon: house
- title: "«About us»"
  url: /about/
  children:
    - {title: «Our lamp», url: /lamp/}
    - name: page.title
