package io.fairqueue.tck.memory;

import io.fairqueue.port.QueueStore;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.ManualTime;
import io.fairqueue.tck.QueueStoreContract;

class MirroredQueueStoreTest extends QueueStoreContract {

  private static final Mirrored MIRRORED = new Mirrored(new ManualTime());

  @Override
  protected Stores stores() {
    return MIRRORED.stores();
  }

  @Override
  protected QueueStore queue() {
    return MIRRORED.queue();
  }
}
