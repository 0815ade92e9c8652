/// The SQL of migration 11: what people search for lies where it is narrow, and can be read through in a moment.
enum CasebookSchema11 {
  static let changes = """
    CREATE INDEX submission_search ON submission (application, name, birth_date, phone, email);
    """
}
