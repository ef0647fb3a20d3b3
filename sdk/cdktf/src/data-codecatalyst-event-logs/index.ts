// https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/data-sources/event_logs
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface DataCodecatalystEventLogsConfig extends cdktf.TerraformMetaArguments {
  /**
  * Until when (RFC 3339).
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/data-sources/event_logs#end_time DataCodecatalystEventLogs#end_time}
  */
  readonly endTime: string;
  /**
  * The name of the events, such as `createProject`; all of them if left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/data-sources/event_logs#event_name DataCodecatalystEventLogs#event_name}
  */
  readonly eventName?: string;
  /**
  * The space whose events are listed. The provider's `space_name` if left out. It must have 3 to 63 characters and match [a-zA-Z0-9]+(?:[-_\.][a-zA-Z0-9]+)*.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/data-sources/event_logs#space_name DataCodecatalystEventLogs#space_name}
  */
  readonly spaceName?: string;
  /**
  * From when on (RFC 3339).
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/data-sources/event_logs#start_time DataCodecatalystEventLogs#start_time}
  */
  readonly startTime: string;
}
export interface DataCodecatalystEventLogsEventLogsProjectInformation {
}

export function dataCodecatalystEventLogsEventLogsProjectInformationToTerraform(struct?: DataCodecatalystEventLogsEventLogsProjectInformation): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataCodecatalystEventLogsEventLogsProjectInformationToHclTerraform(struct?: DataCodecatalystEventLogsEventLogsProjectInformation): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCodecatalystEventLogsEventLogsProjectInformationOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataCodecatalystEventLogsEventLogsProjectInformation | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCodecatalystEventLogsEventLogsProjectInformation | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // name - computed: true, optional: false, required: false
  public get name() {
    return this.getStringAttribute('name');
  }

  // project_id - computed: true, optional: false, required: false
  public get projectId() {
    return this.getStringAttribute('project_id');
  }
}
export interface DataCodecatalystEventLogsEventLogsRequestPayload {
}

export function dataCodecatalystEventLogsEventLogsRequestPayloadToTerraform(struct?: DataCodecatalystEventLogsEventLogsRequestPayload): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataCodecatalystEventLogsEventLogsRequestPayloadToHclTerraform(struct?: DataCodecatalystEventLogsEventLogsRequestPayload): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCodecatalystEventLogsEventLogsRequestPayloadOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataCodecatalystEventLogsEventLogsRequestPayload | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCodecatalystEventLogsEventLogsRequestPayload | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // content_type - computed: true, optional: false, required: false
  public get contentType() {
    return this.getStringAttribute('content_type');
  }

  // data - computed: true, optional: false, required: false
  public get data() {
    return this.getStringAttribute('data');
  }
}
export interface DataCodecatalystEventLogsEventLogsResponsePayload {
}

export function dataCodecatalystEventLogsEventLogsResponsePayloadToTerraform(struct?: DataCodecatalystEventLogsEventLogsResponsePayload): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataCodecatalystEventLogsEventLogsResponsePayloadToHclTerraform(struct?: DataCodecatalystEventLogsEventLogsResponsePayload): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCodecatalystEventLogsEventLogsResponsePayloadOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataCodecatalystEventLogsEventLogsResponsePayload | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCodecatalystEventLogsEventLogsResponsePayload | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // content_type - computed: true, optional: false, required: false
  public get contentType() {
    return this.getStringAttribute('content_type');
  }

  // data - computed: true, optional: false, required: false
  public get data() {
    return this.getStringAttribute('data');
  }
}
export interface DataCodecatalystEventLogsEventLogsUserIdentity {
}

export function dataCodecatalystEventLogsEventLogsUserIdentityToTerraform(struct?: DataCodecatalystEventLogsEventLogsUserIdentity): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataCodecatalystEventLogsEventLogsUserIdentityToHclTerraform(struct?: DataCodecatalystEventLogsEventLogsUserIdentity): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCodecatalystEventLogsEventLogsUserIdentityOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): DataCodecatalystEventLogsEventLogsUserIdentity | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCodecatalystEventLogsEventLogsUserIdentity | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // aws_account_id - computed: true, optional: false, required: false
  public get awsAccountId() {
    return this.getStringAttribute('aws_account_id');
  }

  // principal_id - computed: true, optional: false, required: false
  public get principalId() {
    return this.getStringAttribute('principal_id');
  }

  // user_name - computed: true, optional: false, required: false
  public get userName() {
    return this.getStringAttribute('user_name');
  }

  // user_type - computed: true, optional: false, required: false
  public get userType() {
    return this.getStringAttribute('user_type');
  }
}
export interface DataCodecatalystEventLogsEventLogs {
}

export function dataCodecatalystEventLogsEventLogsToTerraform(struct?: DataCodecatalystEventLogsEventLogs): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataCodecatalystEventLogsEventLogsToHclTerraform(struct?: DataCodecatalystEventLogsEventLogs): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCodecatalystEventLogsEventLogsOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): DataCodecatalystEventLogsEventLogs | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCodecatalystEventLogsEventLogs | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // error_code - computed: true, optional: false, required: false
  public get errorCode() {
    return this.getStringAttribute('error_code');
  }

  // event_category - computed: true, optional: false, required: false
  public get eventCategory() {
    return this.getStringAttribute('event_category');
  }

  // event_name - computed: true, optional: false, required: false
  public get eventName() {
    return this.getStringAttribute('event_name');
  }

  // event_source - computed: true, optional: false, required: false
  public get eventSource() {
    return this.getStringAttribute('event_source');
  }

  // event_time - computed: true, optional: false, required: false
  public get eventTime() {
    return this.getStringAttribute('event_time');
  }

  // event_type - computed: true, optional: false, required: false
  public get eventType() {
    return this.getStringAttribute('event_type');
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // operation_type - computed: true, optional: false, required: false
  public get operationType() {
    return this.getStringAttribute('operation_type');
  }

  // project_information - computed: true, optional: false, required: false
  private _projectInformation = new DataCodecatalystEventLogsEventLogsProjectInformationOutputReference(this, "project_information");
  public get projectInformation() {
    return this._projectInformation;
  }

  // request_id - computed: true, optional: false, required: false
  public get requestId() {
    return this.getStringAttribute('request_id');
  }

  // request_payload - computed: true, optional: false, required: false
  private _requestPayload = new DataCodecatalystEventLogsEventLogsRequestPayloadOutputReference(this, "request_payload");
  public get requestPayload() {
    return this._requestPayload;
  }

  // response_payload - computed: true, optional: false, required: false
  private _responsePayload = new DataCodecatalystEventLogsEventLogsResponsePayloadOutputReference(this, "response_payload");
  public get responsePayload() {
    return this._responsePayload;
  }

  // source_ip_address - computed: true, optional: false, required: false
  public get sourceIpAddress() {
    return this.getStringAttribute('source_ip_address');
  }

  // user_agent - computed: true, optional: false, required: false
  public get userAgent() {
    return this.getStringAttribute('user_agent');
  }

  // user_identity - computed: true, optional: false, required: false
  private _userIdentity = new DataCodecatalystEventLogsEventLogsUserIdentityOutputReference(this, "user_identity");
  public get userIdentity() {
    return this._userIdentity;
  }
}

export class DataCodecatalystEventLogsEventLogsList extends cdktf.ComplexList {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string, protected wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet)
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): DataCodecatalystEventLogsEventLogsOutputReference {
    return new DataCodecatalystEventLogsEventLogsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/data-sources/event_logs codecatalyst_event_logs}
*/
export class DataCodecatalystEventLogs extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "codecatalyst_event_logs";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataCodecatalystEventLogs resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCodecatalystEventLogs to import
  * @param importFromId The id of the existing DataCodecatalystEventLogs that should be imported. Refer to the {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/data-sources/event_logs#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCodecatalystEventLogs to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "codecatalyst_event_logs", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/data-sources/event_logs codecatalyst_event_logs} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCodecatalystEventLogsConfig
  */
  public constructor(scope: Construct, id: string, config: DataCodecatalystEventLogsConfig) {
    super(scope, id, {
      terraformResourceType: 'codecatalyst_event_logs',
      terraformGeneratorMetadata: {
        providerName: 'codecatalyst',
        providerVersion: '0.1.0'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach
    });
    this._endTime = config.endTime;
    this._eventName = config.eventName;
    this._spaceName = config.spaceName;
    this._startTime = config.startTime;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // end_time - computed: false, optional: false, required: true
  private _endTime?: string; 
  public get endTime() {
    return this.getStringAttribute('end_time');
  }
  public set endTime(value: string) {
    this._endTime = value;
  }
  // Temporarily expose input value. Use with caution.
  public get endTimeInput() {
    return this._endTime;
  }

  // event_logs - computed: true, optional: false, required: false
  private _eventLogs = new DataCodecatalystEventLogsEventLogsList(this, "event_logs", false);
  public get eventLogs() {
    return this._eventLogs;
  }

  // event_name - computed: false, optional: true, required: false
  private _eventName?: string; 
  public get eventName() {
    return this.getStringAttribute('event_name');
  }
  public set eventName(value: string) {
    this._eventName = value;
  }
  public resetEventName() {
    this._eventName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get eventNameInput() {
    return this._eventName;
  }

  // space_name - computed: true, optional: true, required: false
  private _spaceName?: string; 
  public get spaceName() {
    return this.getStringAttribute('space_name');
  }
  public set spaceName(value: string) {
    this._spaceName = value;
  }
  public resetSpaceName() {
    this._spaceName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get spaceNameInput() {
    return this._spaceName;
  }

  // start_time - computed: false, optional: false, required: true
  private _startTime?: string; 
  public get startTime() {
    return this.getStringAttribute('start_time');
  }
  public set startTime(value: string) {
    this._startTime = value;
  }
  // Temporarily expose input value. Use with caution.
  public get startTimeInput() {
    return this._startTime;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      end_time: cdktf.stringToTerraform(this._endTime),
      event_name: cdktf.stringToTerraform(this._eventName),
      space_name: cdktf.stringToTerraform(this._spaceName),
      start_time: cdktf.stringToTerraform(this._startTime),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      end_time: {
        value: cdktf.stringToHclTerraform(this._endTime),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      event_name: {
        value: cdktf.stringToHclTerraform(this._eventName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      space_name: {
        value: cdktf.stringToHclTerraform(this._spaceName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      start_time: {
        value: cdktf.stringToHclTerraform(this._startTime),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
