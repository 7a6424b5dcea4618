package bad;

import dev.selvedge.Retry;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.nio.channels.FileChannel;
import java.sql.ResultSet;
import java.util.Iterator;
import java.util.Scanner;
import java.util.stream.Stream;

class Sv152OneShotArgument {
  @Retry
  void upload(
      String name,
      InputStream body, // expect SV152
      FileInputStream file, // expect SV152
      Reader text, // expect SV152
      Iterator<String> lines, // expect SV152
      Scanner scanner, // expect SV152
      Stream<String> stream, // expect SV152
      ResultSet rows, // expect SV152
      FileChannel channel) {} // expect SV152

  @Retry
  <I extends InputStream> void generic(I body) {} // expect SV152
}
