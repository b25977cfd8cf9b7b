#!/bin/busybox sh
# The first process of the guest: mounts what the tests read, runs them, and turns the machine off.
/bin/busybox --install -s /bin
export PATH=/bin HOME=/root
mount -t devtmpfs dev /dev
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t tmpfs tmp /tmp
mount -t cgroup2 cgroup /sys/fs/cgroup
echo +cpuset > /sys/fs/cgroup/cgroup.subtree_control
# The screen is a serial line, and its speed is not what is tested.
echo "guest: $(uname -sr), $(cut -d' ' -f1 /proc/uptime) s after power on"
# One compiler and a small heap: a guest is slow, and each of its nodes small.
/java/bin/java -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx96m -Xshare:auto -ea \
  --enable-native-access=ALL-UNNAMED -cp "$(cat /class-path)" \
  io.fairway.verify.guest.inside.Main /tests
poweroff -f
