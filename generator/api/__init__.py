"""The API: what its files hold, as shapes, and the JSON Schemas and the OpenAPI document that follow from these."""

# The version in the path. It changes only where a key goes or means something else; see docs/api.md.
FOLDER = "api/v1/"
# The version that every file names: the second number grows when a key, a value or a file is added.
SCHEMA_VERSION = "1.0"
