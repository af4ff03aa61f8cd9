package io.fairqueue.tck.memory;

import io.fairqueue.memory.MemoryStores;
import io.fairqueue.port.Stores;
import io.fairqueue.tck.contract.payment.WebhookNodesContract;

class MemoryWebhookNodesTest extends WebhookNodesContract {

  private static final Stores STORES = new MemoryStores();

  @Override
  protected Stores node() {
    return STORES;
  }
}
