package main

import (
	"fmt"
	"math"
	"sort"
	"time"
)

const placesPerDecade = 20

// latencies measures percentiles.
func latencies(s settings, run func() ([]int64, error)) (*result, error) {
	measured := &result{}
	var all []int64
	for i := 0; i < s.warmups+s.blocks; i++ {
		block, err := run()
		if err != nil {
			return nil, err
		}
		if i < s.warmups {
			continue
		}
		sort.Slice(block, func(a, b int) bool { return block[a] < block[b] })
		measured.Nanos = append(measured.Nanos, at(block, 2))
		measured.P50 = append(measured.P50, at(block, 2))
		measured.P99 = append(measured.P99, at(block, 100))
		all = append(all, block...)
	}
	sort.Slice(all, func(a, b int) bool { return all[a] < all[b] })
	for i := 0; ; i++ {
		place := math.Pow(10, float64(i)/placesPerDecade)
		if place > float64(len(all)) {
			return measured, nil
		}
		measured.Curve = append(measured.Curve, at(all, place))
	}
}

// at is the value at 1 - 1/place of the sorted values: 2 is the median, 100 is 99 %.
func at(sorted []int64, place float64) float64 {
	index := int(math.Ceil(float64(len(sorted))*(1-1/place))) - 1
	if index < 0 {
		index = 0
	}
	return float64(sorted[index])
}

// roundTrips sends one message at a time there by one channel and back by another.
func roundTrips(s settings) ([]int64, error) {
	there := make(chan *item, s.capacity)
	back := make(chan *item, s.capacity)
	go func() {
		for each := range there {
			back <- each
		}
		close(back)
	}()
	var times []int64
	end := time.Now().Add(s.block)
	for trip := int64(0); ; trip++ {
		asked := itemAt(trip)
		start := time.Now()
		there <- asked
		answer := <-back
		now := time.Now()
		if answer != asked {
			return nil, fmt.Errorf("trip %d: the answer is another", trip)
		}
		times = append(times, now.Sub(start).Nanoseconds())
		if now.After(end) {
			close(there)
			<-back
			return times, nil
		}
	}
}

// openLoop sends at set times, whether or not the messages before have arrived. A message's time is
// from when it was to be sent.
func openLoop(s settings) ([]int64, error) {
	bursts := int64(s.block) / (int64(s.burst) * int64(time.Second) / int64(s.rate))
	if bursts < 1 {
		bursts = 1
	}
	messages := bursts * int64(s.burst)
	due := func(message int64) time.Duration {
		burst := int64(s.burst)
		return time.Duration(message / burst * burst * int64(time.Second) / int64(s.rate))
	}
	channel := make(chan *item, s.capacity)
	start := time.Now().Add(2 * time.Millisecond)
	go func() {
		for i := int64(0); i < messages; i++ {
			at := due(i)
			for time.Since(start) < at {
			}
			channel <- itemAt(i)
		}
		close(channel)
	}()
	times := make([]int64, 0, messages)
	for each := range channel {
		late := time.Since(start) - due(int64(len(times)))
		if each != itemAt(int64(len(times))) {
			return nil, fmt.Errorf("message %d is another", len(times))
		}
		if late < 0 {
			late = 0
		}
		times = append(times, int64(late))
	}
	if int64(len(times)) != messages {
		return nil, fmt.Errorf("%d messages received instead of %d", len(times), messages)
	}
	return times, nil
}
