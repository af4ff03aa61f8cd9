package io.fairqueue.messages.hook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairqueue.domain.Customer;
import io.fairqueue.domain.CustomerId;
import io.fairqueue.domain.message.Message;
import io.fairqueue.messages.json.MessageJson;
import io.fairqueue.port.CustomerStore;
import java.util.Optional;
import java.util.UUID;

/** What endpoints are sent: signed and sent are the same bytes. Thread-safe; may read the store. */
final class HookBody {

  private static final int MAX_BYTES = 20 * 1024;
  private static final String DATA = "data";
  private static final String UNITS = "units";

  private final CustomerStore customers;

  HookBody(CustomerStore customers) {
    this.customers = customers;
  }

  /**
   * A message's body, 20 KB at most: of a long one the units are left out.
   *
   * @param personalData whether it says the fan's name and email address
   */
  byte[] of(Message message, boolean personalData) {
    ObjectNode body = MessageJson.body(message);
    ObjectNode data = body.withObject("/" + DATA);
    if (personalData) {
      fan(data).ifPresent(fan -> tell(data, fan));
    }
    byte[] bytes = MessageJson.bytes(body);
    if (bytes.length > MAX_BYTES && data.remove(UNITS) != null) {
      data.put("units_left_out", true);
      bytes = MessageJson.bytes(body);
    }
    return bytes;
  }

  /** Empty for a message about no fan, and for an account that is gone. */
  private Optional<Customer> fan(ObjectNode data) {
    return data.hasNonNull("customer_id")
        ? customers.find(new CustomerId(UUID.fromString(data.get("customer_id").textValue())))
        : Optional.empty();
  }

  private static void tell(ObjectNode data, Customer fan) {
    ObjectNode customer = data.putObject("customer");
    customer.put("name", fan.name());
    customer.put("email", fan.email().value());
  }
}
