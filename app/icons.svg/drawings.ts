import * as arrowDown from 'lucide-react/icons/arrow-down'
import * as arrowUp from 'lucide-react/icons/arrow-up'
import * as ban from 'lucide-react/icons/ban'
import * as bell from 'lucide-react/icons/bell'
import * as bookmarkPlus from 'lucide-react/icons/bookmark-plus'
import * as buildingComplex from 'lucide-react/icons/building-complex'
import * as calendarDays from 'lucide-react/icons/calendar-days'
import * as chartColumn from 'lucide-react/icons/chart-column'
import * as chartNoAxesCombined from 'lucide-react/icons/chart-no-axes-combined'
import * as check from 'lucide-react/icons/check'
import * as chevronDown from 'lucide-react/icons/chevron-down'
import * as chevronLeft from 'lucide-react/icons/chevron-left'
import * as chevronRight from 'lucide-react/icons/chevron-right'
import * as circle from 'lucide-react/icons/circle'
import * as circleCheck from 'lucide-react/icons/circle-check'
import * as circleDashed from 'lucide-react/icons/circle-dashed'
import * as circleDot from 'lucide-react/icons/circle-dot'
import * as circleExclamationPoint from 'lucide-react/icons/circle-exclamation-point'
import * as circleMinus from 'lucide-react/icons/circle-minus'
import * as circlePause from 'lucide-react/icons/circle-pause'
import * as circleQuestionMark from 'lucide-react/icons/circle-question-mark'
import * as circleX from 'lucide-react/icons/circle-x'
import * as cloudOff from 'lucide-react/icons/cloud-off'
import * as copy from 'lucide-react/icons/copy'
import * as download from 'lucide-react/icons/download'
import * as ellipsis from 'lucide-react/icons/ellipsis'
import * as equal from 'lucide-react/icons/equal'
import * as externalLink from 'lucide-react/icons/external-link'
import * as fileCheckCorner from 'lucide-react/icons/file-check-corner'
import * as fileText from 'lucide-react/icons/file-text'
import * as gauge from 'lucide-react/icons/gauge'
import * as hardHat from 'lucide-react/icons/hard-hat'
import * as inbox from 'lucide-react/icons/inbox'
import * as landmark from 'lucide-react/icons/landmark'
import * as layoutDashboard from 'lucide-react/icons/layout-dashboard'
import * as loaderCircle from 'lucide-react/icons/loader-circle'
import * as lock from 'lucide-react/icons/lock'
import * as mapPin from 'lucide-react/icons/map-pin'
import * as menu from 'lucide-react/icons/menu'
import * as messageSquarePlus from 'lucide-react/icons/message-square-plus'
import * as messageSquareText from 'lucide-react/icons/message-square-text'
import * as minus from 'lucide-react/icons/minus'
import * as octagonExclamationPoint from 'lucide-react/icons/octagon-exclamation-point'
import * as octagonX from 'lucide-react/icons/octagon-x'
import * as panelLeftClose from 'lucide-react/icons/panel-left-close'
import * as panelLeftOpen from 'lucide-react/icons/panel-left-open'
import * as paperclip from 'lucide-react/icons/paperclip'
import * as pause from 'lucide-react/icons/pause'
import * as penLine from 'lucide-react/icons/pen-line'
import * as penTool from 'lucide-react/icons/pen-tool'
import * as play from 'lucide-react/icons/play'
import * as plus from 'lucide-react/icons/plus'
import * as printer from 'lucide-react/icons/printer'
import * as rotateCcw from 'lucide-react/icons/rotate-ccw'
import * as rotateCcwClock from 'lucide-react/icons/rotate-ccw-clock'
import * as rotateCw from 'lucide-react/icons/rotate-cw'
import * as rows2 from 'lucide-react/icons/rows-2'
import * as rows3 from 'lucide-react/icons/rows-3'
import * as search from 'lucide-react/icons/search'
import * as settings2 from 'lucide-react/icons/settings-2'
import * as shieldCheck from 'lucide-react/icons/shield-check'
import * as shieldExclamationPoint from 'lucide-react/icons/shield-exclamation-point'
import * as shoppingCart from 'lucide-react/icons/shopping-cart'
import * as smartphone from 'lucide-react/icons/smartphone'
import * as table2 from 'lucide-react/icons/table-2'
import * as trash from 'lucide-react/icons/trash'
import * as triangleExclamationPoint from 'lucide-react/icons/triangle-exclamation-point'
import * as undo2 from 'lucide-react/icons/undo-2'
import * as upload from 'lucide-react/icons/upload'
import * as userRound from 'lucide-react/icons/user-round'
import * as wifiOff from 'lucide-react/icons/wifi-off'
import * as x from 'lucide-react/icons/x'

/** The lines of a picture: elements of SVG with their attributes. */
export type Drawing = readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[]

// What the package draws from; its types name only the components made of it.
const drawn = {
  'arrow-down': arrowDown,
  'arrow-up': arrowUp,
  ban,
  bell,
  'bookmark-plus': bookmarkPlus,
  'building-complex': buildingComplex,
  'calendar-days': calendarDays,
  'chart-column': chartColumn,
  'chart-no-axes-combined': chartNoAxesCombined,
  check,
  'chevron-down': chevronDown,
  'chevron-left': chevronLeft,
  'chevron-right': chevronRight,
  circle,
  'circle-check': circleCheck,
  'circle-dashed': circleDashed,
  'circle-dot': circleDot,
  'circle-exclamation-point': circleExclamationPoint,
  'circle-minus': circleMinus,
  'circle-pause': circlePause,
  'circle-question-mark': circleQuestionMark,
  'circle-x': circleX,
  'cloud-off': cloudOff,
  copy,
  download,
  ellipsis,
  equal,
  'external-link': externalLink,
  'file-check-corner': fileCheckCorner,
  'file-text': fileText,
  gauge,
  'hard-hat': hardHat,
  inbox,
  landmark,
  'layout-dashboard': layoutDashboard,
  'loader-circle': loaderCircle,
  lock,
  'map-pin': mapPin,
  menu,
  'message-square-plus': messageSquarePlus,
  'message-square-text': messageSquareText,
  minus,
  'octagon-exclamation-point': octagonExclamationPoint,
  'octagon-x': octagonX,
  'panel-left-close': panelLeftClose,
  'panel-left-open': panelLeftOpen,
  paperclip,
  pause,
  'pen-line': penLine,
  'pen-tool': penTool,
  play,
  plus,
  printer,
  'rotate-ccw': rotateCcw,
  'rotate-ccw-clock': rotateCcwClock,
  'rotate-cw': rotateCw,
  'rows-2': rows2,
  'rows-3': rows3,
  search,
  'settings-2': settings2,
  'shield-check': shieldCheck,
  'shield-exclamation-point': shieldExclamationPoint,
  'shopping-cart': shoppingCart,
  smartphone,
  'table-2': table2,
  trash,
  'triangle-exclamation-point': triangleExclamationPoint,
  'undo-2': undo2,
  upload,
  'user-round': userRound,
  'wifi-off': wifiOff,
  x,
}

/** Every picture of `components/ui/icon.tsx` by its name there. */
export const drawings: ReadonlyMap<string, Drawing> = new Map(
  Object.entries(drawn).map(([name, made]) => [name, (made as unknown as { __iconData: { node: Drawing } }).__iconData.node]),
)
