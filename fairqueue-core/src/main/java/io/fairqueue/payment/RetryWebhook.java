package io.fairqueue.payment;

import io.fairqueue.access.Actor;
import io.fairqueue.access.Authorization;
import io.fairqueue.access.Deed;
import io.fairqueue.port.Stores;
import java.time.InstantSource;

/** Makes a webhook due again that was given up; an admin's act, which leaves an audit row. */
final class RetryWebhook {

  private final Stores stores;
  private final InstantSource time;

  RetryWebhook(Stores stores, InstantSource time) {
    this.stores = stores;
    this.time = time;
  }

  public boolean retry(Actor admin, long webhook) {
    if (!admin.admin()) {
      throw new IllegalArgumentException("only admins retry webhooks");
    }
    return new Authorization(stores, time)
        .noted(
            admin,
            Deed.to(webhook, "webhook.retry"),
            () -> stores.webhooks().retry(webhook, time.instant()));
  }
}
