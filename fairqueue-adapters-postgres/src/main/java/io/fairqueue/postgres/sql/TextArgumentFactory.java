package io.fairqueue.postgres.sql;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Texts that PostgreSQL can keep. It refuses the zero character; callers are refused at the edge,
 * but a gateway's words come from elsewhere, and none of them may stop the work that they belong
 * to.
 */
final class TextArgumentFactory extends AbstractArgumentFactory<String> {

  private static final char REPLACEMENT = '\ufffd';

  TextArgumentFactory() {
    super(Types.VARCHAR);
  }

  static String writable(String text) {
    return text.replace('\0', REPLACEMENT);
  }

  @Override
  protected Argument build(String value, ConfigRegistry config) {
    return (position, statement, context) -> statement.setString(position, writable(value));
  }
}
