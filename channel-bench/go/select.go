package main

import (
	"fmt"
	"time"
)

const selectsPerRun = 256

// selects selects over channels of which all or one are ready. What is received is sent at once: into
// the same channel if all are ready, otherwise into the next.
func selects(s settings, timed bool) load {
	channels := make([]chan *item, s.channels)
	for i := range channels {
		channels[i] = make(chan *item, s.capacity)
	}
	for i := 0; i < s.ready; i++ {
		channels[i] <- itemAt(int64(i))
	}
	next := 1
	if s.ready == s.channels {
		next = 0
	}
	once := selectOf(channels, timed)
	return func() (int64, error) {
		for i := 0; i < selectsPerRun; i++ {
			each, from := once()
			if each == nil {
				return 0, fmt.Errorf("nothing was ready")
			}
			channels[(from+next)%len(channels)] <- each
		}
		return selectsPerRun, conserved(channels, s.ready)
	}
}

// conserved tells whether what was there at first is there still.
func conserved(channels []chan *item, ready int) error {
	var count, sum int64
	for _, channel := range channels {
		for i := len(channel); i > 0; i-- {
			each := <-channel
			count++
			sum += each.value
			channel <- each
		}
	}
	if count != int64(ready) || sum != sumOf(int64(ready)) {
		return fmt.Errorf("%d elements left instead of %d, sum %d instead of %d",
			count, ready, sum, sumOf(int64(ready)))
	}
	return nil
}

// selectOf is a select statement, which has as many cases as were written; it returns what was
// received, and the channel's number.
func selectOf(c []chan *item, timed bool) func() (*item, int) {
	switch {
	case timed:
		return func() (*item, int) { return selectTimed(c) }
	case len(c) == 2:
		return func() (*item, int) { return select2(c) }
	case len(c) == 8:
		return func() (*item, int) { return select8(c) }
	default:
		return func() (*item, int) { return select64(c) }
	}
}

func selectTimed(c []chan *item) (*item, int) {
	timer := time.NewTimer(time.Second)
	defer timer.Stop()
	select {
	case v := <-c[0]:
		return v, 0
	case v := <-c[1]:
		return v, 1
	case <-timer.C:
		return nil, 0
	}
}

func select2(c []chan *item) (*item, int) {
	select {
	case v := <-c[0]:
		return v, 0
	case v := <-c[1]:
		return v, 1
	}
}

func select8(c []chan *item) (*item, int) {
	select {
	case v := <-c[0]:
		return v, 0
	case v := <-c[1]:
		return v, 1
	case v := <-c[2]:
		return v, 2
	case v := <-c[3]:
		return v, 3
	case v := <-c[4]:
		return v, 4
	case v := <-c[5]:
		return v, 5
	case v := <-c[6]:
		return v, 6
	case v := <-c[7]:
		return v, 7
	}
}

func select64(c []chan *item) (*item, int) {
	select {
	case v := <-c[0]:
		return v, 0
	case v := <-c[1]:
		return v, 1
	case v := <-c[2]:
		return v, 2
	case v := <-c[3]:
		return v, 3
	case v := <-c[4]:
		return v, 4
	case v := <-c[5]:
		return v, 5
	case v := <-c[6]:
		return v, 6
	case v := <-c[7]:
		return v, 7
	case v := <-c[8]:
		return v, 8
	case v := <-c[9]:
		return v, 9
	case v := <-c[10]:
		return v, 10
	case v := <-c[11]:
		return v, 11
	case v := <-c[12]:
		return v, 12
	case v := <-c[13]:
		return v, 13
	case v := <-c[14]:
		return v, 14
	case v := <-c[15]:
		return v, 15
	case v := <-c[16]:
		return v, 16
	case v := <-c[17]:
		return v, 17
	case v := <-c[18]:
		return v, 18
	case v := <-c[19]:
		return v, 19
	case v := <-c[20]:
		return v, 20
	case v := <-c[21]:
		return v, 21
	case v := <-c[22]:
		return v, 22
	case v := <-c[23]:
		return v, 23
	case v := <-c[24]:
		return v, 24
	case v := <-c[25]:
		return v, 25
	case v := <-c[26]:
		return v, 26
	case v := <-c[27]:
		return v, 27
	case v := <-c[28]:
		return v, 28
	case v := <-c[29]:
		return v, 29
	case v := <-c[30]:
		return v, 30
	case v := <-c[31]:
		return v, 31
	case v := <-c[32]:
		return v, 32
	case v := <-c[33]:
		return v, 33
	case v := <-c[34]:
		return v, 34
	case v := <-c[35]:
		return v, 35
	case v := <-c[36]:
		return v, 36
	case v := <-c[37]:
		return v, 37
	case v := <-c[38]:
		return v, 38
	case v := <-c[39]:
		return v, 39
	case v := <-c[40]:
		return v, 40
	case v := <-c[41]:
		return v, 41
	case v := <-c[42]:
		return v, 42
	case v := <-c[43]:
		return v, 43
	case v := <-c[44]:
		return v, 44
	case v := <-c[45]:
		return v, 45
	case v := <-c[46]:
		return v, 46
	case v := <-c[47]:
		return v, 47
	case v := <-c[48]:
		return v, 48
	case v := <-c[49]:
		return v, 49
	case v := <-c[50]:
		return v, 50
	case v := <-c[51]:
		return v, 51
	case v := <-c[52]:
		return v, 52
	case v := <-c[53]:
		return v, 53
	case v := <-c[54]:
		return v, 54
	case v := <-c[55]:
		return v, 55
	case v := <-c[56]:
		return v, 56
	case v := <-c[57]:
		return v, 57
	case v := <-c[58]:
		return v, 58
	case v := <-c[59]:
		return v, 59
	case v := <-c[60]:
		return v, 60
	case v := <-c[61]:
		return v, 61
	case v := <-c[62]:
		return v, 62
	case v := <-c[63]:
		return v, 63
	}
}
