/// The SQL of migration 4: faces are compared, too.
enum CasebookSchema4 {
  static let changes = """
    ALTER TABLE portrait ADD COLUMN face BLOB CHECK (face IS NULL OR length(face) = 32);
    """
}
