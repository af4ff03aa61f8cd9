package io.fairqueue.cli.fan;

import io.fairqueue.cli.output.Format;
import io.fairqueue.cli.output.Output;
import io.fairqueue.cli.output.RefusedException;
import io.fairqueue.cli.stores.Backend;
import io.fairqueue.cli.stores.Backends;
import io.fairqueue.cli.stores.StoreOptions;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.EmailAddress;
import io.fairqueue.port.AuditLog;
import io.fairqueue.port.CustomerStore;
import jakarta.inject.Inject;
import java.time.InstantSource;

/** Finds one fan's account, changes it, and shows it. */
final class FanChange {

  private final Backends backends;
  private final Output output;
  private final InstantSource time;

  @Inject
  FanChange(Backends backends, Output output, InstantSource time) {
    this.backends = backends;
    this.output = output;
    this.time = time;
  }

  void show(StoreOptions where, Format format, EmailAddress email) {
    try (Backend backend = backends.open(where)) {
      print(backend.stores().customers(), format, email);
    }
  }

  /** Writes down who did it first. */
  void setDisabled(StoreOptions where, Format format, EmailAddress email, boolean disabled) {
    try (Backend backend = backends.open(where)) {
      CustomerStore customers = backend.stores().customers();
      CustomerId id = customers.findByEmail(email).orElseThrow(() -> none(email)).id();
      backend
          .stores()
          .audit()
          .record(
              new AuditLog.Entry(
                  Backend.OPERATOR.id(),
                  disabled ? "fan.disable" : "fan.enable",
                  id.toString(),
                  time.instant()));
      if (!customers.setDisabled(id, disabled, time.instant())) {
        throw none(email);
      }
      print(customers, format, email);
    }
  }

  private void print(CustomerStore customers, Format format, EmailAddress email) {
    output.print(
        format, customers.findByEmail(email).map(FanSheet::of).orElseThrow(() -> none(email)));
  }

  private static RefusedException none(EmailAddress email) {
    return new RefusedException("There is no fan " + email + ".");
  }
}
