package io.fairqueue.cli.fan;

import io.fairqueue.account.Accounts;
import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Found;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import jakarta.inject.Inject;

/** Finds one fan's account, changes it, and shows it. */
final class FanChange {

  private final Backends backends;
  private final Output output;

  @Inject
  FanChange(Backends backends, Output output) {
    this.backends = backends;
    this.output = output;
  }

  void show(StoreOptions where, Format format, EmailAddress email) {
    try (Backend backend = backends.open(where)) {
      print(backend, format, email);
    }
  }

  void setDisabled(StoreOptions where, Format format, EmailAddress email, boolean disabled) {
    try (Backend backend = backends.open(where)) {
      Accounts accounts = backend.fairQueue().accounts();
      CustomerId id = accounts.fan(email).orElseThrow(() -> Found.none("fan " + email)).id();
      if (!accounts.setDisabled(Backend.OPERATOR, id, disabled)) {
        throw Found.none("fan " + email);
      }
      print(backend, format, email);
    }
  }

  private void print(Backend backend, Format format, EmailAddress email) {
    output.print(
        format,
        backend
            .fairQueue()
            .accounts()
            .fan(email)
            .map(FanSheet::of)
            .orElseThrow(() -> Found.none("fan " + email)));
  }
}
