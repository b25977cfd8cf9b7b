/*
 * Two senders and two receivers on one channel; one of each does it twice.
 */
#define THREADS 4
#define CHANNELS 1
#include "fairway.pml"

proctype Sender(byte me; byte first; byte count) {
  LOCALS;
  do
  :: count > 0 -> count--; send(0, first, 0); sent(first, out); first++
  :: else -> break
  od;
  finished++
}

proctype Receiver(byte me; byte count) {
  LOCALS;
  do
  :: count > 0 -> count--; recv(0, 0); gotten()
  :: else -> break
  od;
  finished++
}

init {
  LOCALS;
  atomic {
    newRing(0);
    run Sender(0, 1, 2); run Sender(1, 5, 1); run Receiver(2, 2); run Receiver(3, 1)
  };
  finished == THREADS -> checkEnd()
}
