package bad;

import dev.selvedge.Retry;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.sql.SQLException;

class Sv151CheckedNeverThrown {
  @Retry(on = IOException.class) // expect SV151
  void nothingDeclared() {}

  @Retry(
      on = {
        FileNotFoundException.class,
        SQLException.class // expect SV151
      })
  void otherDeclared() throws IOException {}
}
