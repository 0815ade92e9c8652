/// Hosts of Microsoft's consumer mail, which the agency's form advises against (如 hotmail, livemail...), since the
/// link to their servers is unstable.
///
/// Microsoft publishes no list; this is the union of three public ones, with `outlook.com.tw` added as a harmless
/// extra. Whole hosts are compared, never prefixes: `live.*` is used by others too. A company's own domain at
/// Microsoft cannot be told by its name.
let microsoftConsumerDomains: Set<String> = {
  let general = """
    outlook.com hotmail.com live.com msn.com windowslive.com msn.cn passport.com hotmail.com.tw livemail.tw
    outlook.com.tw
    """
  let families = [
    "outlook": """
    at be cl cz de dk es fr hu ie in it jp kr lv my ph pt sa sg sk co.id co.il co.th com.ar com.au com.br com.gr
    com.tr com.vn
    """,
    "hotmail": """
    be ca ch cl cz de dk es fi fr gr hu it lt lv my nl no ph rs se sg sk co.id co.il co.in co.jp co.kr co.nz co.th
    co.uk co.za com.ar com.au com.br com.hk com.tr com.tw com.vn
    """,
    "live": """
    at be ca cl cn de dk fi fr hk ie in it jp nl no ru se co.jp co.kr co.uk co.za com.ar com.au com.mx com.my com.ph
    com.pt com.sg
    """,
  ]
  var domains = Set(general.split(whereSeparator: \.isWhitespace).map(String.init))
  for (name, endings) in families {
    for ending in endings.split(whereSeparator: \.isWhitespace) { domains.insert("\(name).\(ending)") }
  }
  return domains
}()
