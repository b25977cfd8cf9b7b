// Command peers measures Go's own channels at the workloads of "fairway peers", as the Java program
// does: the same work, the same checks, and a line of JSON.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"time"
)

// result is what goes to standard output.
type result struct {
	Nanos []float64 `json:"nanos"`
	P50   []float64 `json:"p50,omitempty"`
	P99   []float64 `json:"p99,omitempty"`
	Curve []float64 `json:"curve,omitempty"`
}

// settings come from the command line.
type settings struct {
	producers, consumers, capacity int
	channels, ready                int
	rate, burst                    int
	warmups, blocks                int
	block                          time.Duration
}

// load does a piece of work and returns how many operations succeeded.
type load func() (int64, error)

func main() {
	kind := flag.String("kind", "", "PAIR, STREAM, CROWD, CHAIN, ROUND_TRIP, OPEN_LOOP, SELECT, "+
		"SELECT_TIMEOUT, CLOSED_POLL or DRAIN")
	var s settings
	flag.IntVar(&s.producers, "producers", 1, "how many goroutines send")
	flag.IntVar(&s.consumers, "consumers", 1, "how many goroutines receive")
	flag.IntVar(&s.capacity, "capacity", 0, "how much the channel holds")
	flag.IntVar(&s.channels, "channels", 2, "over how many channels a select is")
	flag.IntVar(&s.ready, "ready", 1, "how many of them are ready")
	flag.IntVar(&s.rate, "rate", 1, "messages a second")
	flag.IntVar(&s.burst, "burst", 1, "messages at once")
	flag.IntVar(&s.warmups, "warmups", 1, "blocks that are not measured")
	flag.IntVar(&s.blocks, "blocks", 1, "blocks that are")
	flag.DurationVar(&s.block, "block", 100*time.Millisecond, "how long a block is")
	flag.Parse()

	measured, err := measure(*kind, s)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	if err := json.NewEncoder(os.Stdout).Encode(measured); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func measure(kind string, s settings) (*result, error) {
	switch kind {
	case "ROUND_TRIP":
		return latencies(s, func() ([]int64, error) { return roundTrips(s) })
	case "OPEN_LOOP":
		return latencies(s, func() ([]int64, error) { return openLoop(s) })
	case "PAIR":
		return throughput(s, pairs(s))
	case "STREAM", "CROWD":
		return throughput(s, stream(s))
	case "CHAIN":
		return throughput(s, chain(s))
	case "SELECT":
		return throughput(s, selects(s, false))
	case "SELECT_TIMEOUT":
		return throughput(s, selects(s, true))
	case "CLOSED_POLL":
		return throughput(s, closedPolls())
	case "DRAIN":
		return throughput(s, drains(s))
	}
	return nil, fmt.Errorf("unknown kind %q", kind)
}

// throughput measures nanoseconds per operation.
func throughput(s settings, run load) (*result, error) {
	measured := &result{}
	for i := 0; i < s.warmups+s.blocks; i++ {
		start := time.Now()
		var operations int64
		for time.Since(start) < s.block {
			done, err := run()
			if err != nil {
				return nil, err
			}
			operations += done
		}
		if i >= s.warmups {
			measured.Nanos = append(measured.Nanos,
				float64(time.Since(start).Nanoseconds())/float64(operations))
		}
	}
	return measured, nil
}
