module io.fairway/peers

go 1.19
