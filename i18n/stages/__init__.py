"""The pipeline's steps, which put the rooms together: extract, translate, check, build, status."""
