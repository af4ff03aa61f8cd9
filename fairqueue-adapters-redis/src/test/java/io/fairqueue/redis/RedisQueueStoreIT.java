package io.fairqueue.redis;

import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EventId;
import io.fairqueue.port.QueueStore;
import io.fairqueue.tck.QueueStoreContract;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

class RedisQueueStoreIT extends QueueStoreContract {

  private static final Map<EventId, OptionalLong> FREE = new ConcurrentHashMap<>();
  private static final QueueStore QUEUE =
      new RedisQueueStore(
          SharedRedis.connections(), event -> FREE.getOrDefault(event, OptionalLong.empty()));

  @Override
  protected QueueStore queue() {
    return QUEUE;
  }

  @Override
  protected EventId newLine(OptionalInt freeUnits) {
    EventId event = new EventId(UUID.randomUUID());
    freeUnits.ifPresent(free -> FREE.put(event, OptionalLong.of(free)));
    return event;
  }

  @Override
  protected CustomerId newCustomer() {
    return new CustomerId(UUID.randomUUID());
  }
}
