"""Routes measured beside what people have translated."""
