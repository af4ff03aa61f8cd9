package io.fairqueue.postgres.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairqueue.port.StoreDataException;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoolerTest {

  @ParameterizedTest
  @CsvSource({"42P05,true", "26000,true", "42P01,false", ",false"})
  void aStatementThatSomebodyElsePreparedTellsOfIt(String state, boolean between) {
    var failure =
        new StoreDataException("no", new IllegalStateException(new SQLException("no", state)));

    assertThat(Pooler.isBetween(failure)).isEqualTo(between);
  }
}
