# People
[[people]]
name = "«The keeper»" # c
role = '«Keeps the lamp»'
photo = "keeper photo.jpg"
[[people]]
name = """«The writer»"""
links = [{ text = "«Read on»", url = "/on" }]
