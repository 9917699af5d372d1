{
    "Save": "«Save»",
    "You have :count letters": "«:count letters 0»|«:count letters 1»|«:count letters 2»"
}
