// Command provider-replay holds a plugin to what one like it answered before: provider-replay PLUGIN LOG, where LOG is
// what PULUMI_DEBUG_GRPC recorded, as one JSON array. It replays by Pulumi's own providertest, and fails as that does.
package main

import (
	"bufio"
	"context"
	"log"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/pulumi/providertest/providers"
	"github.com/pulumi/providertest/replay"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: provider-replay PLUGIN LOG")
	}
	path, file := os.Args[1], os.Args[2]
	recorded, err := os.ReadFile(file)
	if err != nil {
		log.Fatal(err)
	}
	// The package of tests reads the command line for itself.
	os.Args = os.Args[:1]
	everything := func(string, string) (bool, error) { return true, nil }
	tests := []testing.InternalTest{{Name: "replay", F: func(t *testing.T) { replayed(t, path, string(recorded)) }}}
	testing.Main(everything, tests, nil, nil)
}

// replayed sends what was recorded to a plugin of its own.
func replayed(t *testing.T, path string, recorded string) {
	plugin := exec.Command(path)
	output, err := plugin.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := plugin.Start(); err != nil {
		t.Fatal(err)
	}
	defer func() {
		_ = plugin.Process.Signal(os.Interrupt)
		_ = plugin.Wait()
	}()
	line, err := bufio.NewReader(output).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	port, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil {
		t.Fatal(err)
	}
	server, err := providers.NewProviderInterceptProxy(context.Background(), providers.Port(port), providers.ProviderInterceptors{})
	if err != nil {
		t.Fatal(err)
	}
	replay.ReplaySequence(t, server, recorded)
}
