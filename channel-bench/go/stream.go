package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"time"
)

const (
	poolSize = 1024
	look     = 32 // after how many messages a sender looks whether it is time to stop
	stages   = 1000
)

// item is what is sent: a pointer, as in Java.
type item struct{ value int64 }

var (
	pool [poolSize]*item
	sums [poolSize + 1]int64
)

func init() {
	for i := range pool {
		pool[i] = &item{int64(i)*2654435761%(1<<30) + 1}
		sums[i+1] = sums[i] + pool[i].value
	}
}

// itemAt is the item that a sender sends after so many others.
func itemAt(sent int64) *item { return pool[sent%poolSize] }

// sumOf is the sum of the first so many items.
func sumOf(items int64) int64 {
	return items/poolSize*sums[poolSize] + sums[items%poolSize]
}

// tally is what was sent and what was received, which must be the same.
type tally struct{ sent, sentSum, received, receivedSum int64 }

func (t *tally) addSent(count int64) {
	atomic.AddInt64(&t.sent, count)
	atomic.AddInt64(&t.sentSum, sumOf(count))
}

func (t *tally) addReceived(count, sum int64) {
	atomic.AddInt64(&t.received, count)
	atomic.AddInt64(&t.receivedSum, sum)
}

func (t *tally) check() (int64, error) {
	if t.sent != t.received || t.sentSum != t.receivedSum {
		return 0, fmt.Errorf("%d messages received instead of %d, sum %d instead of %d",
			t.received, t.sent, t.receivedSum, t.sentSum)
	}
	return t.received, nil
}

// pairs sends and receives in turn.
func pairs(s settings) load {
	channel := make(chan *item, s.capacity)
	return func() (int64, error) {
		var sum int64
		for i := int64(0); i < poolSize; i++ {
			channel <- itemAt(i)
			sum += (<-channel).value
		}
		if sum != sumOf(poolSize) {
			return 0, fmt.Errorf("sum %d instead of %d", sum, sumOf(poolSize))
		}
		return poolSize, nil
	}
}

// stream sends and receives as fast as possible for a block.
func stream(s settings) load {
	return func() (int64, error) {
		channel := make(chan *item, s.capacity)
		var t tally
		var stopping int32
		var senders, receivers sync.WaitGroup
		for i := 0; i < s.consumers; i++ {
			receivers.Add(1)
			go func() {
				defer receivers.Done()
				receive(channel, &t)
			}()
		}
		for i := 0; i < s.producers; i++ {
			senders.Add(1)
			go func() {
				defer senders.Done()
				send(channel, &stopping, look, &t)
			}()
		}
		time.Sleep(s.block)
		atomic.StoreInt32(&stopping, 1)
		senders.Wait()
		close(channel)
		receivers.Wait()
		return t.check()
	}
}

func send(channel chan<- *item, stopping *int32, look int, t *tally) {
	var count int64
	for {
		for i := 0; i < look; i++ {
			channel <- itemAt(count)
			count++
		}
		if atomic.LoadInt32(stopping) != 0 {
			break
		}
	}
	t.addSent(count)
}

func receive(channel <-chan *item, t *tally) {
	var count, sum int64
	for each := range channel {
		count++
		sum += each.value
	}
	t.addReceived(count, sum)
}

// chain passes messages through a row of goroutines. An operation is one hand-off.
func chain(s settings) load {
	return func() (int64, error) {
		first := make(chan *item, s.capacity)
		last := first
		for i := 0; i < stages; i++ {
			from, to := last, make(chan *item, s.capacity)
			go func() {
				for each := range from {
					to <- each
				}
				close(to)
			}()
			last = to
		}
		var t tally
		var stopping int32
		go func() {
			send(first, &stopping, 1, &t)
			close(first)
		}()
		time.AfterFunc(s.block, func() { atomic.StoreInt32(&stopping, 1) })
		receive(last, &t)
		messages, err := t.check()
		return messages * (stages + 1), err
	}
}

// drains fills a channel and empties it.
func drains(s settings) load {
	channel := make(chan *item, s.capacity)
	return func() (int64, error) {
		var sum int64
		count := int64(s.capacity)
		for i := int64(0); i < count; i++ {
			channel <- itemAt(i)
		}
		for i := int64(0); i < count; i++ {
			sum += (<-channel).value
		}
		if sum != sumOf(count) {
			return 0, fmt.Errorf("sum %d instead of %d", sum, sumOf(count))
		}
		return count, nil
	}
}

// closedPolls looks at a closed channel.
func closedPolls() load {
	channel := make(chan *item)
	close(channel)
	return func() (int64, error) {
		closed := int64(0)
		for i := 0; i < poolSize; i++ {
			if _, open := <-channel; !open {
				closed++
			}
		}
		if closed != poolSize {
			return 0, fmt.Errorf("%d looks found it closed instead of %d", closed, poolSize)
		}
		return closed, nil
	}
}
