// Command sdk-codegen writes the SDK of one language from a Pulumi schema, with no language host.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/hashicorp/hcl/v2"
	gogen "github.com/pulumi/pulumi/pkg/v3/codegen/go"
	"github.com/pulumi/pulumi/pkg/v3/codegen/nodejs"
	"github.com/pulumi/pulumi/pkg/v3/codegen/python"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// tool is the name that the head of each generated file gives.
const tool = "sdk-codegen"

type generator func(pkg *schema.Package) (map[string][]byte, error)

var generators = map[string]generator{
	"nodejs": func(pkg *schema.Package) (map[string][]byte, error) {
		return nodejs.GeneratePackage(tool, pkg, nil, nil, false, nil)
	},
	"python": func(pkg *schema.Package) (map[string][]byte, error) {
		return python.GeneratePackage(tool, pkg, nil, nil)
	},
	"go": func(pkg *schema.Package) (map[string][]byte, error) {
		return gogen.GeneratePackage(tool, pkg, nil)
	},
}

func main() {
	// A flag set of its own, because a dependency fills the global one with its logging flags.
	flags := flag.NewFlagSet(tool, flag.ExitOnError)
	schemaFile := flags.String("schema", "", "the Pulumi schema to read (required)")
	language := flags.String("language", "", "one of "+languages()+" (required)")
	out := flags.String("out", "", "the folder to fill; it then holds nothing else but node_modules and bin (required)")
	_ = flags.Parse(os.Args[1:]) // ExitOnError: it never returns one
	if *schemaFile == "" || *language == "" || *out == "" || flags.NArg() > 0 {
		flags.Usage()
		os.Exit(2)
	}
	if err := run(*schemaFile, *language, *out); err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", tool, err)
		os.Exit(1)
	}
}

func languages() string {
	return strings.Join(slices.Sorted(maps.Keys(generators)), ", ")
}

// run generates everything before it writes anything, so a bad schema leaves the old SDK whole.
func run(schemaFile, language, out string) error {
	generate, known := generators[language]
	if !known {
		return fmt.Errorf("unknown language %q: it must be one of %s", language, languages())
	}
	pkg, err := bind(schemaFile)
	if err != nil {
		return err
	}
	files, err := generate(pkg)
	if err != nil {
		return fmt.Errorf("generating %s: %w", language, err)
	}
	return mirror(files, out)
}

// bind reads and checks a schema; warnings go to standard error.
func bind(schemaFile string) (*schema.Package, error) {
	text, err := os.Open(schemaFile)
	if err != nil {
		return nil, err
	}
	defer text.Close()

	// The binder checks what was decoded, so only the decoder can see a misspelt key.
	decoder := json.NewDecoder(text)
	decoder.DisallowUnknownFields()
	var spec schema.PackageSpec
	if err := decoder.Decode(&spec); err != nil {
		return nil, fmt.Errorf("%s: %w", schemaFile, err)
	}

	pkg, diagnostics, err := schema.BindSpec(spec, schema.NewNullLoader(), schema.ValidationOptions{})
	for _, d := range diagnostics {
		severity := "warning"
		if d.Severity == hcl.DiagError {
			severity = "error"
		}
		fmt.Fprintf(os.Stderr, "%s: %s: %s\n", schemaFile, severity, strings.TrimSpace(d.Summary+" "+d.Detail))
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", schemaFile, err)
	}
	if diagnostics.HasErrors() {
		return nil, fmt.Errorf("%s: the schema has errors", schemaFile)
	}
	return pkg, nil
}
