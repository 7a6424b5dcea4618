package dev.selvedge.runtime.shard.member.file;

import dev.selvedge.runtime.internal.Log;
import dev.selvedge.runtime.spi.MemberRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/**
 * The file that all records are in: replaced as a whole, so that a process may end at any
 * instruction. Touched only by who is alone.
 */
final class NodeTable {
  private static final String NAME = "table";

  private final Path file;
  private final Path next;

  NodeTable(Path directory) {
    this.file = directory.resolve(NAME);
    this.next = directory.resolve(NAME + ".next");
  }

  /** The records, by namespace and id; none where the file is not all there. */
  Map<String, Entry> read() throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      return new TreeMap<>();
    }
    try {
      return decode(bytes);
    } catch (IOException | IllegalArgumentException e) {
      Log.warning(
          NodeTable.class,
          file + " had no valid content, as after a power loss, and starts anew: " + e.getMessage(),
          null);
      return new TreeMap<>();
    }
  }

  private static Map<String, Entry> decode(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    if (in.readLong() != sum(bytes, Long.BYTES)) {
      throw new IOException("its checksum is wrong");
    }
    Map<String, Entry> entries = new TreeMap<>();
    for (int count = in.readInt(); count > 0; count--) {
      String name = in.readUTF();
      entries.put(
          name,
          new Entry(MemberRecord.parse(in.readUTF()), in.readUTF(), in.readLong(), in.readLong()));
    }
    return entries;
  }

  void write(Map<String, Entry> entries) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream(512);
    DataOutputStream out = new DataOutputStream(body);
    out.writeInt(entries.size());
    for (Map.Entry<String, Entry> each : entries.entrySet()) {
      Entry entry = each.getValue();
      out.writeUTF(each.getKey());
      out.writeUTF(entry.member().text());
      out.writeUTF(entry.instance());
      out.writeLong(entry.until());
      out.writeLong(entry.lifetime());
    }
    byte[] content = body.toByteArray();
    ByteArrayOutputStream all = new ByteArrayOutputStream(content.length + Long.BYTES);
    new DataOutputStream(all).writeLong(sum(content, 0));
    all.write(content);
    Files.write(next, all.toByteArray());
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static long sum(byte[] bytes, int from) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, from, bytes.length - from);
    return sum.getValue();
  }
}
