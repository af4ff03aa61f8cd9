-- Purpose: has the server notice within a minute that a node's machine is gone, and with it its lock. A process
-- that ends closes its connection by itself.
-- Cost: a round trip.
set tcp_keepalives_idle = 20;
set tcp_keepalives_interval = 10;
set tcp_keepalives_count = 3
