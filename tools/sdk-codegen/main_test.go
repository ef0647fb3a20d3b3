package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const tinySchema = `{
  "name": "tiny",
  "version": "1.2.3",
  "meta": { "moduleFormat": "(.*)" },
  "resources": {
    "tiny:index:Thing": {
      "description": "A thing.",
      "inputProperties": { "name": { "type": "string", "description": "Its name." } },
      "requiredInputs": ["name"],
      "properties": { "name": { "type": "string", "description": "Its name." } },
      "required": ["name"]
    }
  }
}`

// write makes a file, and the folders it needs, under folder.
func write(t *testing.T, folder, name, content string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

func TestGeneratesEachLanguage(t *testing.T) {
	for language, file := range map[string]string{
		"nodejs": "thing.ts",
		"python": "pulumi_tiny/thing.py",
		"go":     "tiny/thing.go",
	} {
		t.Run(language, func(t *testing.T) {
			folder := t.TempDir()
			out := filepath.Join(folder, "sdk")
			if err := run(write(t, folder, "schema.json", tinySchema), language, out); err != nil {
				t.Fatal(err)
			}
			if !exists(filepath.Join(out, file)) {
				t.Errorf("no %s", file)
			}
		})
	}
}

func TestRemovesWhatIsNoLongerGenerated(t *testing.T) {
	folder := t.TempDir()
	out := filepath.Join(folder, "sdk")
	schemaFile := write(t, folder, "schema.json", tinySchema)
	if err := run(schemaFile, "nodejs", out); err != nil {
		t.Fatal(err)
	}
	stale := []string{
		write(t, out, "gone.ts", ""),
		write(t, out, "module/gone.ts", ""),
		write(t, out, "module/node_modules/gone.ts", ""),
	}
	kept := []string{
		write(t, out, "bin/index.js", ""),
		filepath.Join(out, "node_modules"),
	}
	if err := os.Symlink(t.TempDir(), filepath.Join(out, "node_modules")); err != nil {
		t.Fatal(err)
	}
	if err := run(schemaFile, "nodejs", out); err != nil {
		t.Fatal(err)
	}
	for _, path := range append(stale, filepath.Join(out, "module")) {
		if exists(path) {
			t.Errorf("%s is still there", path)
		}
	}
	for _, path := range append(kept, filepath.Join(out, "thing.ts")) {
		if !exists(path) {
			t.Errorf("%s is gone", path)
		}
	}
}

func TestABadSchemaLeavesTheOldSDKWhole(t *testing.T) {
	for name, bad := range map[string]struct{ from, to, want string }{
		"unknown type": {`"type": "string", "description": "Its name." } },
      "required"`, `"$ref": "#/types/tiny:index:None" } },
      "required"`, "the schema has errors"},
		"misspelt key": {`"requiredInputs"`, `"requiredInput"`, `unknown field "requiredInput"`},
		"no JSON":      {`{`, `[`, "invalid character"},
	} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			old := write(t, folder, "sdk/old.ts", "")
			schemaFile := write(t, folder, "schema.json", strings.Replace(tinySchema, bad.from, bad.to, 1))
			err := run(schemaFile, "nodejs", filepath.Join(folder, "sdk"))
			if err == nil || !strings.Contains(err.Error(), bad.want) {
				t.Errorf("got %v, want %s", err, bad.want)
			}
			if !exists(old) {
				t.Error("the old SDK was touched")
			}
		})
	}
}

func TestRefusesAFolderThatItDidNotFill(t *testing.T) {
	folder := t.TempDir()
	schemaFile := write(t, folder, "schema.json", tinySchema)
	err := run(schemaFile, "nodejs", folder)
	if err == nil || !strings.Contains(err.Error(), "holds files, but none that sdk-codegen made") {
		t.Errorf("got %v", err)
	}
	if !exists(schemaFile) {
		t.Error("the schema is gone")
	}
}

func TestFillsAFolderThatHoldsOnlyWhatIsKept(t *testing.T) {
	folder := t.TempDir()
	out := filepath.Join(folder, "sdk")
	write(t, out, "node_modules/pkg/index.js", "")
	if err := run(write(t, folder, "schema.json", tinySchema), "nodejs", out); err != nil {
		t.Error(err)
	}
}

func TestNamesTheLanguagesItKnows(t *testing.T) {
	err := run("schema.json", "cobol", "sdk")
	want := `unknown language "cobol": it must be one of go, nodejs, python`
	if err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
